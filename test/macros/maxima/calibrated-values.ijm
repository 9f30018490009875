// images: blobs8.tif
run("Calibrate...", "function=[Straight Line] unit=[Gray Value] text1=[0 255] text2=[0 1]");
run("Find Maxima...", "prominence=0.05 output=List");
