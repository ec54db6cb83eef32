// Three figures as the library sends them: plotly JSON, and HTML with a picture that speaks.
const words = ['le', 'chat', 'dort', 'sur', 'le', 'tapis'];

function offer(title, description, data, layout, picture) {
  const figure = { data, layout: { title: { text: title }, ...layout } };
  const html = `<figure class="cahier-figure"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" role="img"><title>${title}</title><desc>${description}</desc>${picture}</svg>`
    + `<table class="cahier-data"><caption>${title}</caption><tr><th>x</th><th>y</th></tr><tr><td>0</td><td>1</td></tr></table></figure>`;
  return { 'application/vnd.plotly.v1+json': figure, 'text/html': html, 'text/plain': title };
}

export function heatmap() {
  const z = words.map((_, i) => {
    const row = words.map((_, j) => Math.exp(-Math.abs(i - j) * 0.6 + (words[i] === words[j] ? 0.8 : 0) + ((i * 7 + j * 3) % 5) * 0.15));
    const sum = row.reduce((a, b) => a + b);
    return row.map((value) => value / sum);
  });
  const cells = z.flatMap((row, i) => row.map((v, j) => `<rect x="${90 + j * 80}" y="${40 + i * 50}" width="80" height="50" fill="rgba(38,65,143,${v.toFixed(2)})"/>`));
  const positions = words.map((_, i) => i);
  return offer('Qui regarde qui ?', 'Carte de chaleur de 6 lignes et 6 colonnes ; chaque ligne somme à 1.',
    [{ type: 'heatmap', z, x: positions, y: positions, colorscale: 'Blues', reversescale: false, zmin: 0, xgap: 2, ygap: 2, colorbar: { thickness: 12, outlinewidth: 0 }, hovertemplate: '%{y} → %{x} : %{z:.2f}<extra></extra>' }],
    { width: 640, height: 460, xaxis: { tickvals: positions, ticktext: words, side: 'top', showgrid: false }, yaxis: { tickvals: positions, ticktext: words, autorange: 'reversed', showgrid: false }, margin: { t: 90 } },
    cells.join(''));
}

export function line(losses) {
  const points = losses.map((v, i) => `${60 + i * 18},${380 - v * 100}`).join(' ');
  return offer('Perte pendant l’apprentissage', `Courbe de ${losses.length} points.`,
    [{ type: 'scatter', mode: 'lines', name: 'apprentissage', x: losses.map((_, i) => i + 1), y: losses, line: { width: 2.5 } },
      { type: 'scatter', mode: 'lines', name: 'validation', x: losses.map((_, i) => i + 1), y: losses.map((v) => v * 1.08 + 0.05), line: { width: 2, dash: 'dot' } }],
    { xaxis: { title: { text: 'époque' }, range: [1, 30] }, yaxis: { title: { text: 'perte' }, rangemode: 'tozero' }, legend: { x: 0.99, xanchor: 'right', y: 0.98 }, margin: { t: 60 } },
    `<polyline points="${points}" fill="none" stroke="#26418f" stroke-width="2"/>`);
}

export function surface() {
  const z = Array.from({ length: 24 }, (_, i) => Array.from({ length: 24 }, (_, j) => Math.sin(i / 4) * Math.cos(j / 4)));
  return offer('Surface de perte', 'Surface en relief.', [{ type: 'surface', z, showscale: false }], { height: 420, margin: { t: 50, l: 0, r: 0, b: 0 } }, '');
}
