import lineStyles from './line.styles.js';

// Loaded by a card that shows how its figure went.

export const styles = [lineStyles];
export { lineChart as chart } from '../figure-charts/line-chart.js';
