// Tells the server of which state of the site this page is, so that it is loaded anew when it is late. Moves the focus to
// an error that is new, lets Escape close it, keeps the bar off what has the focus, shows the audit beside an article, and
// lets a click through while the page it was on is loaded anew. The rest is livereload's.
"use strict";
(() => {
  const of = document.currentScript.dataset.of;
  // A page that is being left is not loaded anew, for that would bring the reader back to it; one that stays all the same,
  // for its link was to a file that is downloaded, is, a while later.
  let leaving = 0;
  let late = false;
  addEventListener("beforeunload", () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      leaving = 0;
      if (late) location.reload();
    }, 10000);
  });
  window.LiveReloadPluginDigest = class {
    static identifier = "digest";
    static version = "1";
    analyze() {
      return { of };
    }
    reload() {
      late = leaving > 0;
      return late;
    }
  };
  const foot = document.querySelector(".digest-foot");
  const keepOff = () => {
    document.documentElement.style.scrollPaddingBottom = `${foot.offsetHeight + 8}px`;
  };
  if (foot) new ResizeObserver(keepOff).observe(foot);
  // The audit page's text on this page, at the press of a button in place of the link; open, it stays open, where it was
  // read, when the page is loaded anew and on the next article.
  const showBeside = (link) => {
    const panel = document.createElement("section");
    const button = document.createElement("button");
    button.textContent = panel.ariaLabel = link.textContent;
    panel.className = "digest-audit";
    panel.lang = document.documentElement.lang;
    panel.tabIndex = 0;
    link.replaceWith(button);
    foot.prepend(panel);
    const place = `digest-audit ${link.pathname}`;
    const show = async (open) => {
      panel.hidden = !open;
      button.ariaExpanded = `${open}`;
      sessionStorage.setItem("digest-audit", open ? "open" : "");
      if (!open || panel.firstChild) return;
      const answer = await fetch(link.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const one of page.querySelectorAll("[href]")) one.href = new URL(one.getAttribute("href"), link.href).href;
      panel.replaceChildren(...page.querySelector("main, [role=alert]").childNodes);
      panel.scrollTop = sessionStorage.getItem(place);
    };
    button.addEventListener("click", () => show(panel.hidden));
    panel.addEventListener("scroll", () => sessionStorage.setItem(place, panel.scrollTop));
    show(sessionStorage.getItem("digest-audit") === "open");
  };
  const beside = foot && foot.querySelector("a.beside");
  if (beside) showBeside(beside);
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
