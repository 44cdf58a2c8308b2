// Tells the server of which state of the site this page is, so that it is loaded anew when it is late. Moves the focus to
// an error that is new, lets Escape close it, and keeps the bar off what has the focus. The rest is livereload's.
"use strict";
(() => {
  const of = document.currentScript.dataset.of;
  window.LiveReloadPluginDigest = class {
    static identifier = "digest";
    static version = "1";
    analyze() {
      return { of };
    }
  };
  const bar = document.querySelector(".digest-bar");
  const keepOff = () => {
    document.documentElement.style.scrollPaddingBottom = `${bar.offsetHeight + 8}px`;
  };
  if (bar) new ResizeObserver(keepOff).observe(bar);
  const failed = document.querySelector("dialog.digest-failed");
  const close = failed && failed.querySelector("button");
  if (close) {
    close.querySelector("kbd").hidden = false;
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && failed.open) failed.close();
    });
  }
  const told = failed ? failed.textContent : "";
  const isNew = sessionStorage.getItem("digest-failed") !== told;
  sessionStorage.setItem("digest-failed", told);
  if (failed && isNew) failed.querySelector("h2").focus({ preventScroll: true });
})();
