{
const say = document.currentScript.dataset, key = "digest:" + new URL(say.root, location).pathname;
const [field, form, note] = document.querySelectorAll("#q,#reader,#kept");
const keep = (where, value) => {
try {
 const shelf = self[where + "Storage"];
 if (value) shelf.setItem(key, JSON.stringify(value));
 return JSON.parse(shelf.getItem(key));
} catch {}
};
const kept = keep("local") || {}, { mute = "", seen = "", had } = kept, day = kept.since && say.day;
const add = (to, tag, s) => to.appendChild(Object.assign(document.createElement(tag), { textContent: s, className: "tag" }));
const fold = (s) => s.split("\n").map(self.digestWords).filter((it) => it.trim()), muted = fold(mute);
const said = (it) => fold([...it?.childNodes || ""].map((it) => /DETAILS|SPAN/.test(it.nodeName) ? "\n" : it.textContent).join(""));
const all = [...document.querySelectorAll("article[id^=story-],.lines li")].map((it) => {
const head = it.querySelector("h2,h3,.lines a"), brief = it.querySelector(".summary"), text = [head, brief].flatMap(said);
return [it, head, text, brief || it.matches(":not(#nothing-new~*)>li")
 ? text.map((s) => [...s].reduce((n, c) => n * 31 + c.codePointAt() | 0, 0)) : []];
});
const here = all.flatMap((it) => it[3]);
const last = day && (keep("session") || keep("session", { seen: seen || "9", of: seen || day, had: had || here })) || { of: 1 };
if (day && day >= seen) keep("local", { ...kept, seen: day, had: here });
for (const [it, head, text, sums] of all) {
const was = [...it.childNodes];
if (sums.some((n) => day > last.seen || day == last.of && !last.had.includes(n))) add(head || it, "span", say.new);
if (muted.some((word) => (text + "").includes(word))) {
 const box = add(it, "details");
 add(box, "summary", say.muted);
 box.append(...was);
}
}
if (form) {
form.parentNode.hidden = 0;
for (const it of form) it.name == "mute" ? it.value = mute : it.checked = kept[it.name];
form.onsubmit = () => !(note.textContent =
 say[keep("local", { seen, had, ...Object.fromEntries(new FormData(form)) }) ? "saved" : "forbidden"]);
}
onkeydown = (e) => {
const way = ["ArrowLeft", "ArrowRight"].indexOf(e.key), at = e.target;
if (kept.slash || e.altKey || e.ctrlKey || e.metaKey || at.closest("input,select,textarea")) return;
if (e.key == "/") field?.focus(e.preventDefault());
if (way >= 0 && !e.shiftKey && !at.closest("a,button,summary,[tabindex='0']")
 && document.documentElement.scrollWidth <= Math.ceil(visualViewport.width))
 document.querySelector(`a[rel=${["prev", "next"][way ^ document.dir == "rtl"]}]`)?.click();
};}
