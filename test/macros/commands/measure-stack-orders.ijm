// images: hyper16.tif
o = newArray("ctz", "zct", "ztc", "tcz", "tzc");
for (i = 0; i < o.length; i++) run("Measure Stack...", "channels slices frames order=" + o[i]);
print(nResults);
