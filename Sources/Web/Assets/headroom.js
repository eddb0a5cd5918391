// Says before a session ends that it will. Without this script the foot of every page says when it ends.
(() => {
  "use strict";
  const line = document.querySelector("[data-session-seconds]");
  const place = document.getElementById("session-notice");
  if (!line || !place) return;
  const warnBefore = 5 * 60 * 1000;
  const key = "headroom-session-end";
  // Pages in other tabs keep the same session alive: the latest end holds. The server decides in any case.
  const end = () => Number(localStorage.getItem(key)) || own;
  const own = Date.now() + 1000 * Number(line.dataset.sessionSeconds);
  localStorage.setItem(key, String(own));

  const paragraph = (words) => {
    const made = document.createElement("p");
    made.textContent = words;
    return made;
  };

  const say = () => {
    const left = end() - Date.now();
    if (left > warnBefore) {
      place.replaceChildren();
    } else if (left > 0 && !place.firstChild) {
      const stay = document.createElement("a");
      stay.href = "/account";
      stay.target = "_blank";
      stay.rel = "noopener";
      stay.textContent = "Stay signed in (opens a new tab)";
      const way = document.createElement("p");
      way.append(stay);
      place.append(paragraph("Your session ends in five minutes or less. What is typed here and not sent will be lost."), way);
    } else if (left <= 0 && place.dataset.over !== "yes") {
      place.dataset.over = "yes";
      place.replaceChildren(paragraph("Your session has ended. Sign in again in another tab before you send this page."));
    }
  };
  say();
  setInterval(say, 5000);
  addEventListener("storage", say);
})();
