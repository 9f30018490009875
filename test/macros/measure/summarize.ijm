// images: noise8.tif
run("Set Measurements...", "area mean min display redirect=None decimal=3");
for (i = 0; i < 3; i++) {
  makeRectangle(3 + i, 4, 7 + i, 9);
  run("Measure");
}
run("Summarize");
run("Measure");
run("Summarize");
print(nResults);
