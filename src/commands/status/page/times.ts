/** Times for people: a page stays as it was written, so each age comes with the time itself. */
import { html, type Markup } from './markup.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** `2 min ago`, `in 7 d`, `just now`. */
export function ageText(time: number, now: number): string {
  const distance = Math.abs(now - time);
  if (distance < minute) return time > now ? 'in less than 1 min' : 'just now';
  const text = inUnits(distance);
  return time > now ? `in ${text}` : `${text} ago`;
}

/** The largest unit alone: `2 min`, `3 h`, `9 d`, `14 months`, `3 years`. */
function inUnits(distance: number): string {
  if (distance < hour) return `${Math.floor(distance / minute)} min`;
  if (distance < day) return `${Math.floor(distance / hour)} h`;
  const days = Math.floor(distance / day);
  if (days < 60) return `${days} d`;
  return days < 730 ? `${Math.floor(days / 30)} months` : `${Math.floor(days / 365)} years`;
}

/** `0.3 s`, `48 s`, `2 min 5 s`, `3 h 10 min`, `2 d 4 h`. */
export function durationText(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
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
export function momentText(time: number): string {
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

/** Age and time: `2 min ago, 18:00`. `more` is said on hovering. */
export function timed(time: number, now: number, more = ''): Markup {
  return html`<time datetime="${isoText(time)}" title="${momentText(time)}${more}">${ageText(time, now)}, ${shortText(time, now)}</time>`;
}

export function moment(time: number): Markup {
  return html`<time datetime="${isoText(time)}">${momentText(time)}</time>`;
}

/** What no calendar has is its beginning. */
function isoText(time: number): string {
  return new Date(Math.abs(time) <= 8.64e15 ? time : 0).toISOString().replace(/\.\d+Z$/, 'Z');
}
