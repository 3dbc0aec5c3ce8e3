// Names of the room's work that comes round by itself.

export const jobNames = {
  forget: 'gatherings-forget',
  watchAgreements: 'gatherings-watch-agreements',
  watchReports: 'gatherings-watch-reports',
} as const;
