// Tells the server of which state of the site this page is, so that it is loaded anew when it is late; and lets Escape
// close the error. The rest is livereload's.
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
  const failed = document.querySelector("dialog.digest-failed");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && failed && failed.open && failed.querySelector("button")) failed.close();
  });
})();
