/// The script of a page. It finds its words and data in the page and never makes markup of text.
///
/// Only as many rows as fill some screens are in the document at a time, so that ten thousand are
/// filtered and sorted at once; the others come when the reader scrolls, and all of them before the
/// page is printed.
enum PageScript {
  static let text = """

    "use strict";
    (() => {
      const table = document.querySelector("table"), body = table.tBodies[0];
      const words = document.getElementById("words").dataset;
      const heads = [...table.tHead.rows[0].cells];
      const fold = text => text.normalize("NFKC").toLowerCase();
      const make = (name, properties, ...children) => {
        const element = Object.assign(document.createElement(name), properties);
        element.append(...children);
        return element;
      };
      const rows = [...body.rows].map((element, index) =>
        ({ element, index, cells: [...element.cells].map(cell => cell.textContent) }));
      for (const row of rows) {
        row.folded = row.cells.map(fold);
        row.all = row.folded.join("\\n");
      }
      const isNumeric = heads.map((_, column) => {
        const values = rows.map(row => row.cells[column]).filter(value => value);
        return values.length > 0 && values.every(value => !isNaN(value));
      });
      const step = 300;
      let shown = rows, attached = 0, sorted = null, isDescending = false;

      const attach = count => {
        const part = document.createDocumentFragment();
        for (const row of shown.slice(attached, count)) part.append(row.element);
        body.append(part);
        attached = Math.min(count, shown.length);
      };
      const fill = () => {
        while (attached < shown.length
          && end.getBoundingClientRect().top < innerHeight * 2) attach(attached + step);
      };
      const test = (query, column) => {
        const parts = fold(query).split(/\\s+/).filter(part => part);
        return row => parts.every(part => {
          const comparison = column === null ? null : /^(>=|<=|>|<|=)(.+)$/.exec(part);
          if (comparison) {
            const value = row.cells[column];
            if (!value) return false;
            const [left, right] = isNumeric[column]
              ? [Number(value), Number(comparison[2])] : [fold(value), comparison[2]];
            switch (comparison[1]) {
              case ">": return left > right;
              case "<": return left < right;
              case ">=": return left >= right;
              case "<=": return left <= right;
              default: return left === right;
            }
          }
          const text = column === null ? row.all : row.folded[column];
          return part.length > 1 && part.startsWith("-")
            ? !text.includes(part.slice(1)) : text.includes(part);
        });
      };
      const update = () => {
        const tests = filters.flatMap((input, column) =>
          input.value.trim() ? [test(input.value, column)] : []);
        if (search.value.trim()) tests.push(test(search.value, null));
        shown = rows.filter(row => tests.every(passes => passes(row)));
        if (sorted !== null) {
          const order = new Intl.Collator("zh-CN", { numeric: true }).compare;
          const sign = isDescending ? -1 : 1;
          const column = sorted;
          // Empty cells stand at the end in either direction.
          shown.sort((one, other) => {
            const left = one.cells[column], right = other.cells[column];
            if (!left || !right) return (left ? 0 : 1) - (right ? 0 : 1) || one.index - other.index;
            const result = isNumeric[column] ? left - right : order(left, right);
            return sign * result || one.index - other.index;
          });
        }
        body.replaceChildren();
        attached = 0;
        attach(step);
        fill();
        const [before, between, after] = words.count.split(/\\{[01]\\}/);
        status.textContent = before + shown.length + between + rows.length + after;
      };
      let timer = 0;
      const later = () => { clearTimeout(timer); timer = setTimeout(update, 120); };

      const search = make("input", { type: "search", placeholder: words.search, oninput: later });
      search.setAttribute("aria-label", words.search);
      const status = make("output", {});
      status.setAttribute("aria-live", "polite");
      const filters = heads.map(head => {
        const input = make("input", { type: "search", title: words.hint, oninput: later });
        input.setAttribute("aria-label", words.filter + " " + head.textContent);
        return input;
      });
      const style = make("style", {});
      const hide = () => {
        style.textContent = boxes.map((box, column) => box.checked ? ""
          : `tr > :nth-child(${column + 1}) { display: none; }`).join("\\n");
      };
      const boxes = heads.map(head =>
        make("input", { type: "checkbox", checked: !("spare" in head.dataset), onchange: hide }));
      const choice = make("details", {}, make("summary", { textContent: words.columns }),
        make("fieldset", {}, ...heads.map((head, column) =>
          make("label", {}, boxes[column], " " + head.textContent))));
      const clear = make("button", { type: "button", textContent: words.clear, onclick: () => {
        for (const input of [search, ...filters]) input.value = "";
        update();
      } });
      const bar = make("div", { id: "bar" }, search, status, clear, choice,
        make("span", { id: "hint", textContent: words.hint }));
      heads.forEach((head, column) => {
        const name = head.textContent;
        head.replaceChildren(make("button", { type: "button", textContent: name,
          title: words.sort + " " + name, onclick: () => {
            isDescending = sorted === column && !isDescending;
            sorted = column;
            for (const other of heads) other.removeAttribute("aria-sort");
            head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
            update();
          } }));
      });
      const line = make("tr", { className: "filters" }, ...filters.map(input =>
        make("th", {}, input)));
      const end = make("div", {});
      document.head.append(style);
      table.before(bar);
      table.after(end);
      table.tHead.append(line);
      addEventListener("scroll", fill, { passive: true });
      addEventListener("resize", fill);
      addEventListener("beforeprint", () => attach(shown.length));
      hide();
      update();
    })();

    """
}
