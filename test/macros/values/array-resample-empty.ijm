a = Array.resample(newArray(), 3);
