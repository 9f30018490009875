// images: blobs8.tif
run("Set Measurements...", "area mean standard min centroid display redirect=None decimal=2");
setThreshold(100, 255);
run("Analyze Particles...", "size=10-Infinity display clear");
n = nResults; print(n);
for (i=0; i<n; i++) { a = getResult("Area", i); setResult("Ratio", i, a/getResult("Mean", i)); if (a>100) setResult("Class", i, "big"); else setResult("Class", i, "small"); }
updateResults();
Table.sort("Area");
areas = Table.getColumn("Area"); Array.print(areas); Array.getStatistics(areas, mn, mx, me, sd); print(mn, mx, me, sd);
print(Table.headings); print(getResultLabel(0), getResultString("Class", 0), getResult("Ratio", 0));
Table.applyMacro("Double=Area*2");
Table.deleteColumn("Min"); Table.update;
Table.renameColumn("Double", "Twice"); 
IJ.renameResults("Results", "Particles"); print(Table.size("Particles"));
run("Measure"); setResult("Note", nResults-1, "after"); updateResults;
Table.create("Summary"); Table.set("n", 0, n); Table.set("name", 0, getTitle()); Table.set("mean", 0, me); Table.update;
selectWindow("Summary"); print(Table.title, Table.getString("name",0), Table.get("mean",0));
