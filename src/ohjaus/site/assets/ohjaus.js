// Extras only: every page works without this file. Nothing is sent or stored.
"use strict";
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const pairs = document.querySelectorAll("a[data-pair]");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // The language switch leads to the same place on the other page.
  const keepPlace = (id) => pairs.forEach((link) => { link.hash = id; });
  if (location.hash) keepPlace(location.hash);
  addEventListener("hashchange", () => keepPlace(location.hash));
  if (pairs.length && "IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      const entry = entries.find((each) => each.isIntersecting);
      if (entry) keepPlace(scrollY > 200 ? "#" + entry.target.id : "");
    }, { rootMargin: "-10% 0px -70% 0px" });
    all("section.part[id]").forEach((part) => seen.observe(part));
  }

  // Preset modes of a shared address: ?teksti=iso, ?kieli=selko, ?kunta=laitila. They travel with the links.
  if (asked.get("teksti") === "iso") root.classList.add("iso");
  if (asked.get("kieli") === "selko" && !root.classList.contains("selko") && pairs.length && !asked.has("q")) {
    asked.delete("kieli");
    const query = asked.toString();
    location.replace(pairs[0].href.split(/[?#]/)[0] + (query ? "?" + query : "") + location.hash);
    return;
  }
  const place = /^[a-z-]+$/.test(asked.get("kunta") || "") ? asked.get("kunta") : "";
  const path = /^[a-z-]+$/.test(asked.get("polku") || "") ? asked.get("polku") : "";
  const step = /^\d{1,2}$/.test(asked.get("vaihe") || "") ? asked.get("vaihe") : "";
  const kept = ["teksti", "kunta", "kuka", "pvm", ...(path && step ? ["polku", "vaihe"] : [])].filter((key) => asked.get(key));
  const carry = (within) => all("body a[href]:not(.skip, .remove)", within).forEach((link) => {
    if (link.origin !== location.origin || link.getAttribute("href").startsWith("#")) return;
    const url = new URL(link.href);
    const own = url.searchParams.has("polku") || url.pathname.endsWith(`/${path}/`);
    kept.filter((key) => !own || (key !== "polku" && key !== "vaihe")).forEach((key) => url.searchParams.set(key, asked.get(key)));
    if (place && url.pathname.endsWith("/kunta/") && link.closest("main, .own-place")) url.pathname += place + "/";
    link.href = url.href;
  });
  if (kept.length) {
    carry(document);
    addEventListener("ohjaus:made", () => carry(document));
  }

  // The reader's municipality is named by its own page; a server has it shown already.
  const ownPlace = document.getElementById("kuntasi");
  if (place && ownPlace && ownPlace.hidden && !["q", "k", "a"].some((key) => asked.has(key))) {
    const [link, remove] = ownPlace.querySelectorAll("a");
    const without = new URL(location.href);
    without.searchParams.delete("kunta");
    remove.href = without.href;
    fetch(link.href).then((answer) => (answer.ok ? answer.text() : "")).then((text) => {
      const name = new DOMParser().parseFromString(text, "text/html").querySelector("[data-name]");
      if (!name) return;
      link.textContent = `${link.textContent.trim()} ${name.dataset.name}`;
      ownPlace.hidden = false;
    }).catch(() => {}); // without a network the page is what it was
  }

  // The place on a path: a way back to it, and its own box instead of those of other paths.
  const back = document.getElementById("takaisin");
  if (path && step && back.hidden && !location.pathname.endsWith(`/${path}/`)) { // a server has it shown already
    const boxes = all(".position[data-polku]");
    const mine = boxes.find((box) => box.dataset.polku === path && box.dataset.vaihe === step);
    if (mine) boxes.forEach((box) => { box.hidden = box !== mine; });
    const link = back.querySelector("a");
    link.href = `${new URL(link.getAttribute("href"), location.href).pathname.replace(/polku\/$/, "")}${path}/#v${step}`;
    link.append(mine ? mine.dataset.paikka : step);
    back.hidden = false;
  }

  // Steps are open in the page; with this script only the first one, or the one that the address asks for.
  const steps = all(".way ol.steps details");
  const opener = document.querySelector("button[data-open]");
  if (opener) {
    const names = [opener.textContent, opener.dataset.open];
    const told = () => {
      const open = steps.every((each) => each.open);
      opener.textContent = names[Number(open)];
      opener.setAttribute("aria-expanded", String(open));
    };
    steps.forEach((each, index) => { each.open = index === 0; each.addEventListener("toggle", told); });
    opener.addEventListener("click", () => {
      const open = !steps.every((each) => each.open);
      steps.forEach((each) => { each.open = open; });
    });
  }

  // The contents stand open beside the text, and folded before it where there is no room beside.
  const contents = document.querySelector("details.toc");
  if (contents) {
    const beside = matchMedia("(min-width: 66em)");
    const fit = () => { contents.open = beside.matches; };
    fit();
    beside.addEventListener("change", fit);
  }

  // A folded part opens when its anchor is asked for, and what a paper needs opens for the printer.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && (target.closest("details") || target.querySelector(":scope > details"));
    if (fold && !fold.open) { fold.open = true; target.scrollIntoView(); }
  };
  open();
  addEventListener("hashchange", open);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("#lahteet:not([open]), .counted > .fold:not([open]), ol.steps details:not([open])");
    closed.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((each) => { each.open = false; }));

  // A handout's form tells how much is chosen, before it is sent.
  const send = document.querySelector(".send[data-most]");
  if (send) {
    const picked = send.closest("form");
    const told = (asks) => {
      const count = all('[name="a"]:checked', picked).length;
      const counter = send.querySelector(".count");
      const most = Number(send.dataset.most);
      counter.textContent = `${counter.dataset.count}: ${count}/${most}`;
      const limit = count > most ? send.dataset.over : asks && !count ? send.dataset.none : "";
      send.querySelector(".limit").textContent = limit;
      return limit;
    };
    told(false);
    picked.addEventListener("change", () => told(false));
    picked.addEventListener("submit", (event) => { if (told(true)) event.preventDefault(); });
  }

  // Buttons that only a script can answer are shown by it.
  const size = document.querySelector("[data-size]");
  if (size) size.setAttribute("aria-pressed", String(root.classList.contains("iso")));
  const showButtons = () => all("[data-scripted]").forEach((each) => { each.hidden = false; });
  showButtons();
  addEventListener("ohjaus:made", showButtons);
  addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("print" in button.dataset) print();
    if ("size" in button.dataset) {
      const url = new URL(location.href);
      if (root.classList.contains("iso")) url.searchParams.delete("teksti");
      else url.searchParams.set("teksti", "iso");
      location.replace(url);
    }
    const field = button.dataset.copy && document.getElementById(button.dataset.copy);
    if (!field) return;
    field.select();
    const done = button.parentElement.querySelector(".done");
    try {
      await navigator.clipboard.writeText(field.value);
      done.textContent = done.dataset.done;
    } catch {
      done.textContent = ""; // the text is chosen: the reader's own copying works
    }
  });
})();
