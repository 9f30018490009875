// images: discs.tif
run("Set Measurements...", "area mean perimeter redirect=None decimal=3");
run("Analyze Particles...", "display clear");
run("Distribution...", "parameter=Area or=4 and=0-400");
Plot.getValues(x, y);
Array.print(x);
Array.print(y);
run("Distribution...", "parameter=Perim. automatic or=4 and=0-0");
Plot.getValues(x, y);
Array.print(x);
Array.print(y);
