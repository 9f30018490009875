// images: noise16.tif rgb.tif noise32.tif
d = newArray("North", "Northeast", "East", "Southeast", "South", "Southwest", "West", "Northwest");
for (k = 1; k <= 3; k++) {
  selectImage(k);
  for (i = 0; i < d.length; i++) {
    run("Duplicate...", "title=t");
    if (i == 3) makeOval(3, 4, 14, 12);
    run(d[i]);
    run("Select None");
    print(k, d[i], getValue("Mean"), getValue("Max"));
    if (i < 5) close();
    else { selectImage(k); }
  }
}
