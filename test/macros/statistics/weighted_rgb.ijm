// images: rgb.tif
run("Conversions...", "scale weighted");
getStatistics(a, mean, min, max, std, h);
print(a, mean, min, max, std, h[60]);
print(getValue(3, 4), getValue(10, 12));
