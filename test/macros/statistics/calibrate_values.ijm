// images: noise8.tif noise16.tif
run("Calibrate...", "function=[Straight Line] unit=OD text1=[0 100 200] text2=[0 1 2]");
print(calibrate(0), calibrate(100), calibrate(12.5));
selectImage("noise8.tif");
print(calibrate(0), calibrate(100), calibrate(12.5));
run("Calibrate...", "function=[Uncalibrated OD] unit=OD text1= text2=");
print(d2s(calibrate(0), 6), d2s(calibrate(100), 6));
