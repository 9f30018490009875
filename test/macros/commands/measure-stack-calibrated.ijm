// images: volume_um.tif
run("Measure Stack...");
print(nResults, getSliceNumber);
run("Measure Stack...");
print(Table.headings);
