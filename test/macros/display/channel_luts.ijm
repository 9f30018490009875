// images: composite8.tif
Stack.setChannel(2);
run("Fire");
getLut(r,g,b); print(r[100], g[100], b[100]);
Stack.setChannel(1);
getLut(r,g,b); print(r[100], g[100], b[100]);
Stack.setDisplayMode("grayscale");
run("Cyan");
Stack.getDisplayMode(m); print(m);
