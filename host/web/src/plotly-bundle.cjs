'use strict';
// plotly.js with the traces a course needs and no others: the full bundle is four times this size.
const Plotly = require('plotly.js/lib/core');

Plotly.register([
  require('plotly.js/lib/bar'),
  require('plotly.js/lib/histogram'),
  require('plotly.js/lib/heatmap'),
  require('plotly.js/lib/contour'),
  require('plotly.js/lib/image'),
  require('plotly.js/lib/surface'),
  require('plotly.js/lib/scatter3d'),
  require('plotly.js/lib/locales/fr'),
]);

module.exports = Plotly;
