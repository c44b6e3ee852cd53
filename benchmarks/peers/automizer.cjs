// Merge decks with pptx-automizer: the first deck is the root, every slide of the others is added with its master.
const path = require("node:path");

const [modules, output, first, ...others] = process.argv.slice(2);
const { Automizer } = require(path.join(modules, "node_modules", "pptx-automizer"));

async function main() {
  const automizer = new Automizer({
    templateDir: path.dirname(first),
    outputDir: path.dirname(output),
    autoImportSlideMasters: true,
    removeExistingSlides: false,
    verbosity: 0,
  });
  const merged = automizer.loadRoot(path.basename(first));
  others.forEach((deck) => merged.load(path.basename(deck), path.basename(deck)));
  const info = await merged.getInfo();
  for (const deck of others) {
    for (const slide of info.slidesByTemplate(path.basename(deck))) {
      merged.addSlide(path.basename(deck), slide.number);
    }
  }
  await merged.write(path.basename(output));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
