/* A word over time: a lane an outlet, all on one scale; where an outlet has no article its line is broken. */
const LANE = 78, FLOOR = 66, HIGH = 38;
function coursesOf(uses) {
  const { words, articles, names } = known.time;
  return known.outlets.map((outlet, of) => {
    const counts = uses[of].split(",").map(Number);
    const points = names.map((name, at) => {
      const rate = words[of][at] ? per(counts[at], words[of][at]) : null;
      return { name, at, n: counts[at], articles: articles[of][at], rate };
    });
    const seen = points.filter((point) => point.rate !== null);
    const highest = seen.reduce((most, point) => (most && most.rate >= point.rate ? most : point), null);
    return { outlet, colour: `var(${known.colours[of]})`, points, seen, highest };
  });
}
const periodName = (name) => (known.time.by === "week" ? `week of ${name}` : name);
const pointWords = ({ name, n, articles, rate }) => `${periodName(name)}: ${rate === null ? "no article" : `${plural(n, "use")} in ${plural(articles, "article")}, ${digits(rate)} per 10,000 words`}`;
function lane(svg, course, top, x, edge) {
  const floor = top + FLOOR, y = (rate) => floor - (rate / edge) * HIGH, { colour, highest } = course;
  const name = short(course.outlet, 18);
  const most = highest && highest.rate ? `up to ${digits(highest.rate)}, ${highest.name}` : "never";
  svg.append(node("text", { x: 0, y: top + 16 }, name), node("text", { x: WIDTH, y: top + 16, "text-anchor": "end", class: "value" }, most));
  svg.append(node("line", { x1: 6, x2: WIDTH - 8, y1: floor, y2: floor, class: "axis" }));
  const path = course.points.map((point, at) => {
    if (point.rate === null) return "";
    const follows = at && course.points[at - 1].rate !== null;
    return `${follows ? "L" : "M"}${x(at).toFixed(1)} ${y(point.rate).toFixed(1)}`;
  });
  svg.append(node("path", { d: path.join(""), style: `fill:none;stroke:${colour};stroke-width:2` }));
  for (const point of course.seen) {
    const fill = point.articles > 1 ? colour : "var(--paper)";
    const dot = node("circle", { cx: x(point.at), cy: y(point.rate), r: 3.5, style: `fill:${fill};stroke:${colour};stroke-width:1.5` });
    dot.append(node("title", {}, pointWords(point)));
    svg.append(dot);
  }
}
function timeChart(term, courses) {
  const { by, names, undated } = known.time, last = names.length - 1;
  const edge = Math.max(...courses.flatMap((course) => course.seen.map((point) => point.rate))) || 1;
  const x = (at) => 8 + (at / last) * (WIDTH - 18), height = courses.length * LANE + 24;
  const label = courses.map(({ outlet, highest }) => `${outlet} ${highest && highest.rate ? `highest in ${pointWords(highest)}` : "never"}`).join("; ");
  const svg = node("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `“${term}” by ${by}. ${label}` });
  courses.forEach((course, number) => lane(svg, course, number * LANE, x, edge));
  for (const [at, place, anchor] of [[0, 0, "start"], [last, WIDTH, "end"]])
    svg.append(node("text", { x: place, y: height - 4, "text-anchor": anchor }, names[at]));
  const gaps = courses.some(({ seen, points }) => seen.length < points.length) ? " A broken line: no article." : "";
  const alone = courses.some(({ seen }) => seen.some(({ articles }) => articles === 1)) ? " Hollow: one article." : "";
  const left = undated ? ` ${plural(undated, "article")} without a date left out.` : "";
  const note = `Uses per 10,000 words, by ${by}; all outlets on one scale.${alone}${gaps}${left} No change is tested here: `;
  const call = node("code", {}, `framing.timeline(articles, ${JSON.stringify(term)}, by="${by}")`);
  return node("figure", { class: "bars chart" }, svg, node("figcaption", {}, note, call, " does that."));
}
function timeTable(term, courses) {
  const { by, names } = known.time;
  const heads = [by === "week" ? "Week of" : by[0].toUpperCase() + by.slice(1), ...known.outlets].map((head) => node("th", { scope: "col" }, head));
  const cell = ({ n, articles, rate }) => (rate === null ? "no article" : `${n.toLocaleString("en")} (${digits(rate)}), ${plural(articles, "article")}`);
  const rows = names.map((name, at) => node("tr", {}, node("th", { scope: "row", class: "short" }, name), ...courses.map(({ points }) => node("td", {}, cell(points[at])))));
  const made = node("table", {}, node("thead", {}, node("tr", {}, ...heads)), node("tbody", {}, ...rows));
  const frame = node("div", { class: "table", role: "group", tabindex: 0, "aria-label": `${term}, ${by} by ${by}` }, made);
  return node("details", {}, node("summary", {}, `Uses by ${by}, with the rate per 10,000 words`), frame);
}
/* Nothing where articles have no dates; one line where the page does not carry the word's uses over time. */
function overTime(term) {
  if (!known.time) return [];
  const uses = known.time.uses[term], head = node("h3", {}, "Over time");
  if (!uses) return [node("p", { class: "csv" }, "Too rare to be followed over time.")];
  const courses = coursesOf(uses);
  return [head, timeChart(term, courses), timeTable(term, courses)];
}
