// images: noise8.tif
names = newArray("Fire", "Grays", "Ice", "Spectrum", "3-3-2 RGB", "Red", "Green", "Blue", "Cyan", "Magenta", "Yellow", "Red/Green");
for (i=0; i<names.length; i++) {
  run(names[i]);
  getLut(r, g, b);
  s = "";
  for (k=0; k<256; k+=15) s = s + r[k] + "," + g[k] + "," + b[k] + " ";
  print(names[i], s);
}
run("Invert LUT");
getLut(r, g, b);
print(r[0], g[255], b[0], is("Inverting LUT"));
