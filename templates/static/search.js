{
const [form, out, list, more, ...old] = document.querySelectorAll("#find,#found,#hits,#more,.older"), say = form.dataset, rows = [], words = self.digestWords;
let most;

const take = () => self.digestSearch?.splice(0).forEach(({ of, all }) => all[0].forEach((title, n) => {
 const [, lede, path, day, ...has] = all.map((it) => it[n]), [[date], [by], topics, names] = has.map((it) => it.map((n) => of[n]));
 rows.push({ title, lede, day, date, by, topics, names: `|${names.map(words).join("|")}|`, texts: [title, [by, topics, names] + "", lede].map(words),
 path: path.replace("*", words(title).trim().replaceAll(" ", "-")) });
}));
const terms = (s) => (s.match(/["“„«][^"”“»]*["”“»]?|[^\s"“”„«»]+/g) || []).map(words).filter((it) => it.trim())
.map((it, n, all) => all[n + 1] || /["“”»]\s*$/.test(s) ? it : it.trimEnd());
const add = (to, tag, s = "") => to.appendChild(Object.assign(document.createElement(tag), { textContent: s }));
const mark = (to, s, all) => s.split(/([\p{L}\p{M}\p{N}]+)/u).forEach((part, n) => n % 2
&& all.some((it) => it.includes(words(part)) || words(part).includes(it)) ? add(to, "mark", part) : to.append(part));
const ask = () => new URLSearchParams([...new FormData(form)].filter((it) => it[1]));

const run = () => {
const any = ask() + "", { q = "", from = "", to = "9", source, topic, person = "" } = Object.fromEntries(ask()), all = terms(q);
const who = words(person), whole = `|${who}|`, name = rows.some((r) => r.names.includes(whole)) ? whole : who.trimEnd();
const hits = rows.filter((r) => any && r.day >= from && r.day <= to && (!source || r.by == source)
 && (!topic || r.topics.includes(topic)) && r.names.includes(name) && (r.score = all.reduce((sum, it) =>
 sum + (r.texts.reduce((at, s, n) => at + s.includes(it) * (4 >> n), 0) || NaN), 1))).sort((a, b) => b.score - a.score);
list.replaceChildren();
for (const r of hits.slice(0, most)) {
 const to = add(list, "li"), link = add(add(to, "h3"), "a");
 link.href = say.root + r.path + "/index.html";
 mark(link, r.title, all);
 add(to, "p", r.by + say.comma + r.date).className = "meta";
 mark(add(to, "p"), r.lede, all);
}
const n = hits.length;
out.textContent = !rows[0] ? say.broken : n ? JSON.parse(say.found)[new Intl.PluralRules(say.locale).select(n)].replace("{n}", n) : any && say.none;
more.hidden = n <= most;
old.forEach((it, n) => it.hidden = n || !any);
};
const anew = (how) => {
try { how && history[how](null, "", "?" + ask()); } catch {}
most = 30;
run();
};
(onpopstate = () => {
for (const it of form) if (it.value = new URLSearchParams(location.search).get(it.name) || "") it.closest("details")?.setAttribute("open", "");
anew();
})(take(), form.hidden = 0);
for (const it of old) it.onclick = () => {
const js = add(form, "script");
js.onload = () => run(take());
js.src = it.dataset.src;
old.shift().remove();
};
more.onclick = () => run(most += 30);
form.oninput = () => anew("replaceState");
form.onsubmit = () => !!anew("pushState");
}
