// images: noise8.tif
run("Calibrate...", "function=[Uncalibrated OD] unit=OD text1= text2=");
getStatistics(a, mean, min, max, std);
print(a, d2s(mean,9), d2s(min,9), d2s(max,9), d2s(std,9));
print(d2s(getValue("Median"),9), d2s(getValue("Mode"),9), d2s(getValue("Skew"),9));
