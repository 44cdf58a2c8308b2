{
const say = document.currentScript.dataset, place = "digest:" + new URL(say.root, location).pathname;
const [field, form, status] = document.querySelectorAll("#q,#reader,#kept");
const fold = (s) => ` ${(s.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) || []).join(" ")} `;
const keep = (shelf, value) => {
 try {
  if (value) self[shelf].setItem(place, JSON.stringify(value));
  return JSON.parse(self[shelf].getItem(place));
 } catch {}
};
const kept = keep("localStorage") || {}, muted = (kept.mute || "").split("\n").map(fold), day = kept.since && say.day;
const seen = day ? keep("sessionStorage") || keep("sessionStorage", kept.seen || "9") : "9";
if (day > (kept.seen || "")) keep("localStorage", { ...kept, seen: day });
const add = (to, tag, s) => to.appendChild(Object.assign(document.createElement(tag), { textContent: s, className: "tag" }));
for (const it of document.querySelectorAll("main article[id^=story-],.lines li")) {
 const all = [...it.childNodes], heads = [...it.querySelectorAll("h2,h3,.summary")];
 const text = fold((heads[0] ? heads : all).map((one) => one.textContent) + "");
 if (day > seen) add(heads[0] || it, "span", say.new);
 if (muted.some((word) => text.includes(word))) {
  const box = add(it, "details");
  add(box, "summary", say.muted);
  box.append(...all);
 }
}
if (form) {
 form.parentNode.hidden = 0;
 for (const it of form) it.name == "mute" ? it.value = kept.mute || "" : it.checked = kept[it.name];
 form.onsubmit = () => {
  status.textContent = keep("localStorage", { seen: kept.seen, ...Object.fromEntries(new FormData(form)) }) ? say.saved : say.forbidden;
  return false;
 };
}
onkeydown = (e) => {
 if (e.altKey || e.ctrlKey || e.metaKey || e.target.closest("input,select,textarea")) return;
 const way = ["ArrowLeft", "ArrowRight"].indexOf(e.key);
 if (e.key == "/" && field && !kept.slash) field.focus(e.preventDefault());
 if (way >= 0 && !e.shiftKey) document.querySelector(`a[rel=${["prev", "next"][way ^ document.dir == "rtl"]}]`)?.click();
};
}
