const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export function atMoment(instant) {
  const then = new Date(instant);
  return then.toDateString() === new Date().toDateString() ? `today, ${clock.format(then)}` : moment.format(then);
}

export function exactly(instant) {
  return exact.format(new Date(instant));
}

/** Hours, minutes and seconds, for example 3:59:07. */
export function remaining(seconds) {
  const hours = Math.floor(seconds / 3600);
  const parts = [Math.floor((seconds % 3600) / 60), Math.floor(seconds % 60)];
  return [hours, ...parts.map((part) => String(part).padStart(2, '0'))].join(':');
}

/** Hours and minutes in words. */
export function roughly(seconds) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 60 ? count(minutes, 'minute') : [count(Math.floor(minutes / 60), 'hour'), rest(minutes % 60)].join('');
}

export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function rest(minutes) {
  return minutes === 0 ? '' : ` ${count(minutes, 'minute')}`;
}
