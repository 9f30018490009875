// images: indexed.tif
colors = newArray("black", "white", "red", "green", "blue", "cyan", "darkgray", "gray", "lightgray", "magenta", "orange", "yellow", "pink", "#123456", "#ffaa10");
for (i = 0; i < colors.length; i++) { setColor(colors[i]); fillRect(i * 2, 0, 2, 5); print(colors[i], getPixel(i * 2, 0)); }
setForegroundColor(200, 100, 50); makeRectangle(0, 10, 5, 5); run("Fill"); run("Select None"); print(getPixel(1, 11));
setColor(10, 200, 30); fillRect(0, 20, 5, 5); print(getPixel(1, 21));
setColor(77); fillRect(0, 30, 5, 5); print(getPixel(1, 31));
setForegroundColor(0xff8800); run("Select None"); fillRect(10, 30, 5, 5); print(getPixel(11, 31));
