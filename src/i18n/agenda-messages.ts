/** The texts of a project's milestones, meetings and news: so few that both languages come with what they name. */
export const AGENDA_MESSAGES = {
  fr: { milestones: 'Étapes', done: 'fait', meeting: 'Prochaine rencontre', news: 'Actualité', colon: '\u00a0: ' },
  en: { milestones: 'Milestones', done: 'done', meeting: 'Next meeting', news: 'News', colon: ': ' },
};
