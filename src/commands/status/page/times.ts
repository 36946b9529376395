/** Times for people: a page stays as it was written, so each age comes with the time itself. */
import { ageOf } from '../words.ts';
import { html, type Markup } from './markup.ts';

const second = 1000;
const day = 86_400 * second;

/** `40 ms`, `0.3 s`, `48 s`, `2 min 5 s`, `3 h 10 min`, `2 d 4 h`. */
export function durationText(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
  if (time < 100) return `${Math.round(time)} ms`;
  if (time < 9_950) return `${(time / second).toFixed(1)} s`;
  const seconds = Math.round(time / second);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return twoUnits(seconds, 60, 'min', 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return twoUnits(minutes, 60, 'h', 'min');
  return twoUnits(Math.round(minutes / 60), 24, 'd', 'h');
}

function twoUnits(amount: number, size: number, large: string, small: string): string {
  const rest = amount % size;
  return `${Math.floor(amount / size)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

/** `2026-11-29 18:02 UTC`. */
function momentText(time: number): string {
  return `${isoText(time).slice(0, 16).replace('T', ' ')} UTC`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As short as it can be understood on a page of that day: `18:02`, `28 Nov`, `28 Nov 2025`. */
function shortText(time: number, now: number): string {
  const [date = '', clock = ''] = isoText(time).split('T');
  const [today = ''] = isoText(now).split('T');
  if (date === today) return clock.slice(0, 5);
  const [year = '', month, inMonth] = date.split('-');
  const text = `${Number(inMonth)} ${months[Number(month) - 1] ?? ''}`;
  return today.startsWith(year) || Math.abs(now - time) < 300 * day ? text : `${text} ${year}`;
}

/** Age and time: `2 min ago, 18:00`; of what is long ago only the day. `more` is said on hovering. */
export function timed(time: number, now: number, more = ''): Markup | undefined {
  if (Number.isNaN(new Date(time).getTime())) return undefined;
  const [age, short] = [ageOf(time, now), shortText(time, now)];
  const text = /^\d{4}-/.test(age) ? short : `${age}, ${short}`;
  return html`<time datetime="${isoText(time)}" title="${momentText(time)}${more}">${text}</time>`;
}

export function moment(time: number): Markup {
  return html`<time datetime="${isoText(time)}">${momentText(time)}</time>`;
}

function isoText(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
