/* eslint-disable @typescript-eslint/no-explicit-any */
export interface Obs {
  territory: string;
  period: string;
  at: number;
  value: number | null;
  statuses: string[];
  low?: number;
  high?: number;
  comment?: string;
}
export const atOf = (period: string): number => {
  const [y, m] = period.split(/[-/]/);
  return Number(y) + (m?.startsWith('T') ? (Number(m[1]) - 1) / 4 : m ? (Number(m) - 1) / 12 : 0);
};
export function draft(raw: any, territory: string, compare: string[]) {
  const all: Obs[] = (raw.valeurs ?? []).map((v: any) => ({
    territory: v.territoire,
    period: v.periode,
    at: atOf(v.periode),
    value: v.valeur,
    statuses: v.statut ?? [],
    low: v.borne_basse,
    high: v.borne_haute,
    comment: v.commentaire,
  }));
  const own = all.filter((o) => o.territory === territory).sort((a, b) => a.at - b.at);
  const latest = own.at(-1);
  const decimals = raw.precision ?? 1;
  const base = own.at(0);
  const round = (v: number) => Number(v.toFixed(decimals));
  const change =
    latest?.value != null && base && base !== latest && base.value != null
      ? { by: round(round(latest.value) - round(base.value)), since: base.period }
      : undefined;
  const goal = (raw.objectifs ?? []).find((o: any) => o.territoire === territory);
  const rows = compare
    .map((code) =>
      all
        .filter((o) => o.territory === code)
        .sort((a, b) => a.at - b.at)
        .at(-1),
    )
    .filter((o) => o !== undefined);
  return { own, latest, decimals, change, goal, rows, unit: raw.unite ?? 'nombre', direction: raw.sens ?? 'neutre' };
}
