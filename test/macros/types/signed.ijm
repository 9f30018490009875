// images: noise16.tif
run("Calibrate...", "function=[Straight Line] unit=[Gray Value] text1=[0 32768] text2=[-32768 0]");
print(calibrate(0), calibrate(100));
getMinAndMax(min, max); print(min, max);
