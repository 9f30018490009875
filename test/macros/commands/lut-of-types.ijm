// images: noise16.tif composite8.tif noise32.tif
d = newArray("Red", "Green", "Blue", "Cyan", "Magenta", "Yellow", "Red/Green", "Ice", "Spectrum", "3-3-2 RGB", "Fire", "Grays");
for (k = 1; k <= 3; k++) {
  selectImage(k);
  for (i = 0; i < d.length; i++) {
    run(d[i]);
    getLut(r, g, b);
    print(k, d[i], r[77], g[77], b[77], r[255], g[255], b[255], is("Inverting LUT"));
  }
}
selectImage(1);
run("Invert LUT");
run("RGB Color");
print(getValue("Mean"));
