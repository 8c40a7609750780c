"use strict";
const table = document.getElementById("terms"), body = table.tBodies[0], rows = [...body.rows];
const [search, claimed, count, word, rest] = ["search", "claimed", "count", "word", "rest"].map((id) => document.getElementById(id));
const known = JSON.parse(document.getElementById("figures").textContent);
const numbers = new Map(rows.map((row, number) => [row.cells[0].textContent, number]));
const LINE = 42, AXIS = 31;
const FIRST = 100, MORE = 500; /* words drawn at first, and with each wish for more */
let most = FIRST;
let WIDTH = 330; /* px, as wide as there is room: letters keep their size */
const node = (name, attributes = {}, ...inside) => {
  const space = ["svg", "line", "circle", "text", "path", "title"].includes(name);
  const made = space ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
};
const key = (row, column) => {
  const text = row.cells[column].textContent;
  const number = parseFloat(text.replace(/[,<]/g, ""));
  return column === 0 || Number.isNaN(number) ? text : number;
};
const order = (a, b) => {
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
};
/* On a phone a row is a list: a cell that is drawn says what it is of. */
function nameCells(row) {
  for (const cell of row.cells) {
    if (cell.cellIndex) cell.dataset.head = table.tHead.rows[0].cells[cell.cellIndex].textContent;
  }
}
/* Letters as words are counted with: е for ё, one apostrophe and hyphen, no stress mark, nothing unseen. */
const UNSEEN = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const folded = (text) => text.replace(UNSEEN, "").toLowerCase().normalize("NFKC").replace(/ё/g, "е").replace(/’/g, "'").replace(/[\u2010\u2011]/g, "-").replace(/[\u0300\u0301]/g, "");
const letters = new Map(rows.map((row) => [row, folded(`${row.cells[0].textContent} ${row.cells[0].dataset.gloss ?? ""}`)]));
const asked = () => folded(search.value).trim();
/* Of the words that fit the first are drawn, in the order of the table: thousands would bury the page. */
function filter() {
  const term = asked();
  let found = 0;
  for (const row of body.rows) {
    const unclaimed = claimed.checked && !row.classList.contains("claim");
    const fits = !unclaimed && letters.get(row).includes(term);
    if (fits) found += 1;
    row.hidden = !fits || found > most;
    if (!row.hidden && !row.cells[1].dataset.head) nameCells(row);
  }
  count.textContent = found.toLocaleString("en") + (found === 1 ? " word" : " words");
  const left = found - most;
  rest.hidden = left <= 0;
  rest.firstElementChild.textContent = `The first ${most.toLocaleString("en")} of ${count.textContent}. `;
  const [more, all] = rest.querySelectorAll("button");
  more.textContent = `Show ${Math.min(MORE, left).toLocaleString("en")} more`;
  all.hidden = left <= MORE;
  return found;
}
function drawMore(step) {
  most += step;
  filter();
}
function sort(head, down) {
  const column = head.cellIndex;
  for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  body.append(...[...rows].sort((a, b) => order(key(a, column), key(b, column)) * (down ? -1 : 1)));
  filter();
}
/* The column that sorts, from 1, with a minus where the largest stands first; nothing as the page comes. */
function sorted() {
  const head = table.tHead.querySelector("[aria-sort]");
  return head ? `${head.getAttribute("aria-sort") === "descending" ? "-" : ""}${head.cellIndex + 1}` : "";
}
const per = (n, size) => (size ? (n / size) * 1e4 : 0);
/* a name beside a figure: twice as long where there is room */
const short = (name, narrow) => {
  const most = WIDTH > 500 ? 2 * narrow : narrow;
  return name.length > most ? name.slice(0, most - 1) + "…" : name;
};
const digits = (value) => value.toFixed(value < 10 ? 1 : 0);
const plural = (n, what) => `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;
function figuresOf(term) {
  return known.figures[numbers.get(term)].map(([n, own, articles, low, high], at) => {
    const [size, ownSize] = known.sizes[at];
    const ends = low === null ? "" : ` (${digits(low)} to ${digits(high)})`;
    const rate = per(n, size), outlet = known.outlets[at], colour = known.colours[at];
    return { outlet, colour, n, own, articles, low, high, size, ownSize, rate, words: digits(rate) + ends };
  });
}
/* A dot and its interval for each outlet; what goes beyond the axis ends in an arrow. */
function chart(figures) {
  const rates = figures.map((figure) => figure.rate), ends = figures.map((figure) => figure.high ?? figure.rate);
  const edge = Math.min(Math.max(...ends), 3 * Math.max(...rates)) || 1;
  const x = (value) => 6 + (Math.min(value, edge) / edge) * (WIDTH - 14);
  const label = figures.map((figure) => `${figure.outlet} ${figure.words}`).join(", ");
  const svg = node("svg", { viewBox: `0 0 ${WIDTH} ${figures.length * LINE}`, role: "img", "aria-label": `Uses per 10,000 words: ${label}` });
  figures.forEach((figure, number) => {
    const top = number * LINE, y = top + AXIS, colour = `var(${figure.colour})`;
    const name = short(figure.outlet, 25);
    svg.append(node("text", { x: 0, y: top + 16 }, name));
    svg.append(node("text", { x: WIDTH, y: top + 16, "text-anchor": "end", class: "value" }, figure.words));
    svg.append(node("line", { x1: 6, x2: WIDTH - 8, y1: y, y2: y, class: "axis" }));
    if (figure.low !== null) svg.append(node("line", { x1: x(figure.low), x2: x(figure.high), y1: y, y2: y, style: `stroke:${colour};stroke-width:3` }));
    if (figure.high > edge) svg.append(node("path", { d: `M${x(edge)} ${y - 5}l6 5l-6 5z`, style: `fill:${colour}` }));
    svg.append(node("circle", { cx: x(figure.rate), cy: y, r: 5.5, style: `fill:${colour}` }));
  });
  const note = `Uses per 10,000 words${figures.some((figure) => figure.low !== null) ? ", with 95% intervals" : "; one article has no interval"}`;
  return node("figure", { class: "bars chart" }, svg, node("figcaption", {}, note));
}
function details(term, figures) {
  const places = known.lines[term] ?? [];
  const heads = ["Outlet", "Uses", ...(known.voices ? ["Own words (per 10,000)", "Quoted (per 10,000)"] : [])];
  const rates = (n, size) => `${n.toLocaleString("en")} (${digits(per(n, size))})`;
  const cells = figures.map((figure, at) => {
    const { outlet, n, own, articles, size, ownSize } = figure;
    const uses = n ? `${n.toLocaleString("en")} in ${plural(articles, "article")}` : "0";
    const lines = places[at] ? node("a", { href: places[at], "aria-label": `${uses} of ${outlet}: the lines` }, uses) : uses;
    const voices = known.voices ? [rates(own, ownSize), rates(n - own, size - ownSize)] : [];
    return node("tr", {}, node("th", { scope: "row" }, outlet), ...[lines, ...voices].map((cell) => node("td", {}, cell)));
  });
  const made = node("table", {}, node("thead", {}, node("tr", {}, ...heads.map((head) => node("th", { scope: "col" }, head)))), node("tbody", {}, ...cells));
  return node("div", { class: "table", role: "group", tabindex: 0, "aria-label": `${term}, outlet by outlet` }, made);
}
function show(term) {
  WIDTH = Math.max(300, Math.min(word.clientWidth || 330, 700));
  const row = rows[numbers.get(term)], figures = figuresOf(term);
  const [claim, q] = [row.cells[1].textContent, row.cells[row.cells.length - 1].textContent];
  const verdict = claim ? `Claimed: ${claim} (q\u00a0${q.startsWith("<") ? q.replace(" ", "\u00a0") : `=\u00a0${q}`}).` : "No difference in this word can be claimed.";
  const left = !known.has_text ? "A share pack has counts of words, no lines." : "The lines of this word are not kept with the report; in Python they are ";
  const note = known.lines[term] ? "Uses lead to their lines." : left;
  const more = known.lines[term] || !known.has_text ? [] : [node("code", {}, `framing.concordance(articles, ${JSON.stringify(term)})`), "."];
  const pieces = [node("h2", row.cells[0].dataset.gloss ? { "data-gloss": row.cells[0].dataset.gloss } : {}, `“${term}”`), node("p", { class: claim ? "finding" : "" }, verdict), chart(figures), details(term, figures), node("p", { class: "csv" }, note, ...more), ...overTime(term)];
  word.replaceChildren(...pieces);
}
/* Why nothing is shown of a word, and what the table has instead. */
function refusal(term, found) {
  const kind = claimed.checked ? "claimed word" : "word";
  const some = found === 1 ? `the table shows the one ${kind} with these letters in it` : `the table shows the ${kind}s with these letters in them`;
  return `“${term}” is not among the words of this page; ${found ? some : `no ${kind} has these letters in it`}.`;
}
function answer() {
  const term = asked(), found = filter();
  if (numbers.has(term || known.first)) show(term || known.first);
  else word.replaceChildren(node("p", { class: "refused" }, refusal(term, found)));
}
/* The address keeps what is asked: #word=pier&claimed=1&sort=-3. Other fragments are places on the page. */
function save() {
  const kept = { word: asked(), claimed: claimed.checked ? "1" : "", sort: sorted() };
  const state = new URLSearchParams(Object.entries(kept).filter(([, value]) => value)).toString();
  history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search);
}
function read() {
  const state = new URLSearchParams(location.hash.slice(1));
  if (location.hash && !["word", "claimed", "sort"].some((key) => state.has(key))) return;
  search.value = state.get("word") ?? "";
  claimed.checked = state.has("claimed");
  const column = Math.abs(parseInt(state.get("sort"))) - 1, head = table.tHead.rows[0].cells[column];
  if (head && sorted() !== state.get("sort")) sort(head, state.get("sort").startsWith("-"));
  answer();
}
for (const head of table.tHead.rows[0].cells) {
  const button = node("button", { type: "button" }, ...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    sort(head, head.cellIndex > 1 && head.getAttribute("aria-sort") !== "descending");
    save();
  });
}
for (const row of rows) {
  const term = row.cells[0].textContent;
  row.cells[0].replaceChildren(node("a", { href: `#${new URLSearchParams({ word: term })}` }, term));
}
search.addEventListener("input", () => {
  most = FIRST;
  save();
  answer();
});
claimed.addEventListener("change", () => {
  save();
  if (word.querySelector(".refused")) answer(); /* what the table shows has changed */
  else filter();
});
for (const [at, button] of rest.querySelectorAll("button").entries()) button.addEventListener("click", () => drawMore(at ? Infinity : MORE));
addEventListener("hashchange", read);
let resized;
addEventListener("resize", () => {
  clearTimeout(resized);
  resized = setTimeout(answer, 200);
});
document.getElementById("controls").hidden = false;
table.classList.add("wide");
addEventListener("DOMContentLoaded", () => {
  answer();
  read();
});
