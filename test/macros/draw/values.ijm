// images: ramp8.tif
print(getValue("color.foreground"), getValue("color.background"));
setForegroundColor(120, 130, 140); setBackgroundColor(1, 2, 3);
print(getValue("color.foreground"), getValue("color.background"), getValue("rgb.foreground"), getValue("rgb.background"));
Color.setForeground("red"); Color.setBackground(0, 255, 0); print(Color.foreground, Color.background, getValue("color.foreground"), getValue("color.background"));
Color.setForegroundValue(99); fillRect(0, 0, 4, 4); print(getPixel(1, 1)); makeRectangle(5, 5, 4, 4); run("Fill"); print(getPixel(6, 6));
Color.setBackgroundValue(44); run("Clear"); print(getPixel(6, 6));
