declare const plotly: unknown;
export = plotly;
