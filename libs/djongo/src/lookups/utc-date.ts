const DAY = 86_400_000;

/** Midnight UTC that begins a day of the calendar. */
export function utcDate(year: number, month = 1, day = 1): Date {
  const date = new Date(0);
  // `Date.UTC` takes the years below 100 for those of the 20th century.
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** The same time of another day. */
export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}
