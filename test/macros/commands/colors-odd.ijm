// images: rgb.tif
run("Colors...", "foreground=orange background=gray selection=cyan");
print(getValue("color.foreground"), getValue("color.background"));
run("Colors...", "foreground=#123456");
print(getValue("color.foreground"), getValue("color.background"));
run("Colors...", "background=darkGray");
print(getValue("color.foreground"), getValue("color.background"));
