{
const [form, disk, out, list, more] = ["find", "disk", "found", "hits", "more"].map((id) => document.getElementById(id)), say = form.dataset;
const home = new URL(say.root || ".", location), add = (to, tag, s = "") => to.appendChild(Object.assign(document.createElement(tag), { textContent: s }));
let most, turn = 0;

const show = (hit) => {
const to = add(list, "li"), link = add(add(to, "h3"), "a", hit.meta.title);
link.href = new URL(hit.raw_url.replace(/^\//, ""), home);
add(to, "p", hit.meta.by).className = "meta";
const text = add(to, "p");
for (const it of new DOMParser().parseFromString(hit.excerpt, "text/html").body.childNodes)
 it.nodeName == "MARK" ? add(text, "mark", it.textContent) : text.append(it.textContent);
};
const run = async () => {
const now = ++turn, q = form.q.value.trim();
await new Promise((go) => setTimeout(go, 150));
if (now != turn) return;
try {
 const all = q ? (await (await import(new URL("pagefind/pagefind.js", home))).search(q)).results : [];
 const hits = await Promise.all(all.slice(0, most).map((it) => it.data())), n = all.length;
 if (now != turn) return;
 list.replaceChildren();
 hits.forEach(show);
 out.textContent = n ? JSON.parse(say.found)[new Intl.PluralRules(say.locale).select(n)].replace("{n}", n) : q && say.none;
 more.hidden = n <= most;
} catch {
 if (now == turn) out.textContent = say.broken;
}
};
const anew = (how) => {
try { how && history[how](null, "", form.q.value ? "?" + new URLSearchParams({ q: form.q.value }) : location.pathname); } catch {}
most = 10;
run();
};
more.onclick = () => run(most += 10);
form.oninput = () => anew("replaceState");
form.onsubmit = () => !!anew("pushState");
if (location.protocol == "file:") disk.hidden = 0;
else (onpopstate = () => {
form.q.value = new URLSearchParams(location.search).get("q") || "";
anew();
})(form.hidden = 0);
}
