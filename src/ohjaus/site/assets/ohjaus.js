// Extras only: every page works without this file. Nothing is sent or stored.
"use strict";
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const pairs = document.querySelectorAll("a[data-pair]");

  // The language switch leads to the same place on the other page.
  const keepPlace = (id) => pairs.forEach((link) => { link.hash = id; });
  if (location.hash) keepPlace(location.hash);
  addEventListener("hashchange", () => keepPlace(location.hash));
  if (pairs.length && "IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      const entry = entries.find((each) => each.isIntersecting);
      if (entry) keepPlace(scrollY > 200 ? "#" + entry.target.id : "");
    }, { rootMargin: "-10% 0px -70% 0px" });
    document.querySelectorAll("section.part[id]").forEach((part) => seen.observe(part));
  }

  // Preset modes of a shared address: ?teksti=iso, ?kieli=selko, ?kunta=laitila. They travel with the links.
  if (asked.get("teksti") === "iso") root.classList.add("iso");
  if (asked.get("kieli") === "selko" && !root.classList.contains("selko") && pairs.length && !asked.has("q")) {
    asked.delete("kieli");
    const query = asked.toString();
    location.replace(pairs[0].href.split(/[?#]/)[0] + (query ? "?" + query : "") + location.hash);
    return;
  }
  const kept = ["teksti", "kunta", "kuka", "pvm"].filter((key) => asked.get(key));
  if (kept.length) {
    document.querySelectorAll("main a[href], header a[href], .sub a[href]").forEach((link) => {
      if (link.origin !== location.origin || (link.getAttribute("href") || "").startsWith("#")) return;
      const url = new URL(link.href);
      kept.forEach((key) => url.searchParams.set(key, asked.get(key)));
      link.href = url.href;
    });
  }

  // A folded part opens when its anchor is asked for, and steps and sources open for the printer.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && (target.closest("details") || target.querySelector(":scope > details"));
    if (fold) fold.open = true;
  };
  open();
  addEventListener("hashchange", open);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("#lahteet:not([open]), ol.steps details:not([open])")];
    closed.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((each) => { each.open = false; }));
})();
