// images: noise8.tif noise16.tif
run("Calibrate...", "function=[Straight Line] unit=cm text1=[0 100] text2=[5 25]");
print(calibrate(0), calibrate(10), getPixel(3,3), getValue(3,3));
getMinAndMax(a,b); print(a,b);
setMinAndMax(10, 20); getMinAndMax(a,b); print(a,b);
setThreshold(10, 20); getThreshold(a,b); print(a,b);
run("32-bit"); getMinAndMax(a,b); print(a,b);
selectWindow("noise8.tif");
run("Calibrate...", "function=[Uncalibrated OD]");
print(calibrate(0), calibrate(10), getValue(3,3), getPixel(3.5,3), getValue(3.5,3));
run("8-bit");
print(calibrate(10));
run("Calibrate...", "function=[Pixel Inverter]");
print(calibrate(10));
run("Calibrate...", "function=None unit=[Gray Value]");
print(calibrate(10));
