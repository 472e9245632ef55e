/* The chat's small script: what Streamlit does not do by itself. No sentence is written here; texts come from the page. */
(function () {
  "use strict";
  if (window.ohjausChat) return;
  window.ohjausChat = true;
  document.documentElement.lang = "fi";

  /* Streamlit's one-letter hotkeys (R, C) would fire while a screen reader's user browses by letters. */
  window.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (event.key.length === 1 && event.key !== " ") event.stopImmediatePropagation();
  }, true);

  /* Enter sends where there is a real keyboard; Shift and Enter makes a new line. */
  window.addEventListener("keydown", function (event) {
    var field = event.target;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || field.tagName !== "TEXTAREA") return;
    if (!window.matchMedia("(pointer: fine)").matches) return;
    var form = field.closest("[data-testid='stForm']");
    var button = form && form.querySelector("[data-testid='stFormSubmitButton'] button");
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.focus();
    window.setTimeout(function () { button.click(); }, 0);
  }, true);

  document.addEventListener("click", function (event) {
    var target = event.target.closest ? event.target.closest("[data-act], a[href^='?']") : null;
    if (!target) return;
    var act = target.getAttribute("data-act");
    if (!act) { follow(event, target); return; }
    if (act === "exit") { event.preventDefault(); leave(target.href); }
    if (act === "print") window.print();
    if (act === "copy") { copy(linkOf(target)).then(function () { done(target); }); }
    if (act === "message") { copy(message(target)).then(function () { done(target); }); }
    if (act === "read") { if (reading) stopReading(); else read(target); }
  });

  /* A link within the conversation is a turn of it: the address changes and the page is drawn, without loading anew. */
  function follow(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    window.history.pushState({}, "", link.getAttribute("href"));
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }

  /* Each entry of the history knows how many of this conversation stand before it, so that leaving can empty them. */
  var push = window.history.pushState.bind(window.history);
  window.history.pushState = function (state, title, url) {
    push(Object.assign({}, state, { ohjausDepth: depth() + 1 }), title, url);
  };
  function depth() { return (window.history.state && window.history.state.ohjausDepth) || 0; }

  /* Leaving at once: the page goes blank, every address of the conversation is emptied, and the last of them gives way. */
  function leave(url) {
    stopReading();
    document.documentElement.style.visibility = "hidden";
    document.title = new URL(url).hostname;
    var bare = window.location.pathname;
    function step(event) {
      if (event) event.stopImmediatePropagation();
      var before = depth();
      window.history.replaceState({ ohjausDepth: before }, "", bare);
      if (before) window.history.back(); else window.location.replace(url);
    }
    window.addEventListener("popstate", step, true);
    window.setTimeout(function () { window.location.replace(url); }, 2000);
    step();
  }

  /* The link that a button copies: the one that it carries, else the page's own. */
  function linkOf(button) {
    return new URL(button.getAttribute("data-link") || window.location.href, window.location.href).href;
  }

  /* Text for a message: what the button carries, or the text beside it; then the link to its page. */
  function message(button) {
    var from = button.getAttribute("data-from");
    var text = button.getAttribute("data-text") || (from ? document.querySelector(from).innerText : "");
    var link = button.getAttribute("data-link");
    return text.trim() + (link ? "\n\n" + new URL(link, window.location.href).href : "");
  }

  /* Reading aloud with a Finnish voice of the device itself, never one that sends the text away. Where there is none, there is no button. */
  var speech = window.speechSynthesis;
  var reading = null;
  function voiceOf() {
    return speech ? speech.getVoices().filter(function (each) { return each.localService && /^fi\b/i.test(each.lang); })[0] : null;
  }
  function lookForVoice() { document.documentElement.classList.toggle("oh-speaks", Boolean(voiceOf())); }
  if (speech) {
    lookForVoice();
    if (speech.addEventListener) speech.addEventListener("voiceschanged", lookForVoice);
    else speech.onvoiceschanged = lookForVoice;
    window.addEventListener("pagehide", stopReading);
  }

  function read(button) {
    var lines = [];
    button.closest(".oh-reply").querySelectorAll("[data-read]").forEach(function (part) {
      part.innerText.split("\n").forEach(function (line) { if (line.trim()) lines.push(line.trim()); });
    });
    reading = { button: button, text: button.textContent };
    button.textContent = button.getAttribute("data-stop");
    button.setAttribute("aria-pressed", "true");
    speech.cancel();
    lines.forEach(function (line, number) {
      var said = new SpeechSynthesisUtterance(line);
      said.lang = "fi-FI";
      said.voice = voiceOf();
      if (number === lines.length - 1) said.onend = stopReading;
      speech.speak(said);
    });
  }

  function stopReading() {
    if (!reading) return;
    var was = reading;
    reading = null;
    speech.cancel();
    was.button.textContent = was.text;
    was.button.setAttribute("aria-pressed", "false");
  }

  function isField(element) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName || "") || element.isContentEditable;
  }

  function openAll() {
    document.querySelectorAll(".oh-reply details, .oh-after details, .oh-client details").forEach(function (part) { part.open = true; });
  }

  window.addEventListener("beforeprint", openAll);

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "oh-hidden";
    document.body.appendChild(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    return Promise.resolve();
  }

  function done(button) {
    var text = button.textContent;
    var said = button.getAttribute("data-done");
    button.textContent = said;
    say(said);
    window.setTimeout(function () { button.textContent = text; }, 3000);
  }

  /* One polite status line, there from the start. */
  var status = document.createElement("div");
  status.id = "ohjaus-status";
  status.className = "oh-hidden";
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");
  whenReady(function () { document.body.appendChild(status); watch(); });

  function say(text) {
    status.textContent = "";
    window.setTimeout(function () { status.textContent = text; }, 60);
  }

  function whenReady(action) {
    if (document.body) action(); else document.addEventListener("DOMContentLoaded", action);
  }

  /* A new answer is announced once, and a reader who asked for it is taken to its heading. */
  var shown = null;
  var isFirst = true;
  function watch() {
    var waiting = 0;
    new MutationObserver(function () {
      if (waiting) return;
      waiting = window.setTimeout(function () { waiting = 0; look(); }, 80);
    }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-turn", "data-register", "data-count"] });
  }

  function look() {
    var replies = document.querySelectorAll(".oh-reply");
    var reply = replies[replies.length - 1];
    finnish();
    sayCount();
    if (!reply) { if (document.querySelector(".oh-welcome")) { shown = null; isFirst = false; } return; }
    var turn = reply.getAttribute("data-turn");
    var now = turn + "|" + reply.getAttribute("data-register");
    if (now === shown) return;
    var moved = !shown || shown.split("|")[0] !== turn;
    shown = now;
    stopReading();
    foldClient();
    say(reply.getAttribute("data-ready"));
    if (moved && !isFirst) {
      var heading = reply.querySelector(".oh-title");
      heading.focus({ preventScroll: true });
      var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      reply.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
    }
    isFirst = false;
  }

  /* The client's version stands open; only where there is no room for a column of its own is it folded, below the answer. */
  function foldClient() {
    var part = document.querySelector(".oh-client details");
    if (part && !window.matchMedia("(min-width: 64rem)").matches) part.open = false;
  }

  /* A new result of a form is announced once; the focus stays on the button that was pressed. */
  var counted = null;
  function sayCount() {
    var result = document.querySelector(".oh-count");
    var now = result ? result.getAttribute("data-count") : null;
    if (now === counted) return;
    counted = now;
    if (now) say(result.getAttribute("data-ready"));
  }

  /* Streamlit's own English labels, where it has any: the Finnish ones stand in the header's attributes. */
  function finnish() {
    var header = document.querySelector(".oh-header");
    if (!header) return;
    label("Open", header.dataset.open);
    label("Clear value", header.dataset.clear);
    text("[role='listbox'] span", "No results", header.dataset.none);
    text("a, button", "Skip to main content", header.dataset.skip);
    watchConnection(header.dataset.lost);
  }

  function label(english, text) {
    document.querySelectorAll("[aria-label='" + english + "']").forEach(function (part) { part.setAttribute("aria-label", text); });
  }

  function text(where, english, finnish) {
    document.querySelectorAll(where).forEach(function (part) {
      if (part.firstChild && part.firstChild.nodeValue === english) part.firstChild.nodeValue = finnish;
    });
  }

  /* A lost connection is said calmly; Streamlit's English dialog is switched off by the server. */
  var banner = null;
  var lostSince = 0;
  function watchConnection(text) {
    if (banner) return;
    banner = document.createElement("p");
    banner.className = "oh-lost";
    banner.hidden = true;
    document.body.appendChild(banner);
    window.setInterval(function () {
      var app = document.querySelector("[data-test-connection-state]");
      var isLost = Boolean(app) && app.getAttribute("data-test-connection-state") !== "CONNECTED";
      lostSince = isLost ? lostSince || Date.now() : 0;
      var show = isLost && Date.now() - lostSince > 3000;
      if (show === !banner.hidden) return;
      banner.textContent = show ? text : "";
      banner.hidden = !show;
      if (show) say(text);
    }, 1000);
  }
})();
