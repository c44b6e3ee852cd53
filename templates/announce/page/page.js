// The reader's own time behind each time at the venue, where her clock shows another; and a word once the event is over.
(() => {
  const note = document.getElementById("own-zone");
  const language = document.body.dataset.locale;
  let differs = false;
  for (const time of document.querySelectorAll("time[data-clock]")) {
    const at = new Date(time.dateTime);
    const offset = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
    if (!offset || isNaN(at)) continue;
    const there = (offset[1] === "-" ? -1 : 1) * (60 * offset[2] + +offset[3]);
    if (there === -at.getTimezoneOffset()) continue;
    differs = true;
    const sameDay = +time.dateTime.slice(8, 10) === at.getDate();
    const how = { hour: "numeric", minute: "2-digit", ...(sameDay ? {} : { weekday: "short" }) };
    const own = document.createElement("bdi");
    own.className = "own";
    own.textContent = document.body.dataset.ownTime.replace("{}", new Intl.DateTimeFormat(language, how).format(at));
    time.after(" ", own);
  }
  if (differs && note) {
    note.textContent = note.dataset.words.replace("{}", Intl.DateTimeFormat().resolvedOptions().timeZone);
    note.hidden = false;
  }
  const over = document.querySelector(".over[data-ends]");
  if (over && over.dataset.ends && new Date(over.dataset.ends) < new Date()) over.hidden = false;
})();
