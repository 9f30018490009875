a = newArray(0, 10, 5, 20);
Array.print(Array.resample(a, 7)); Array.print(Array.resample(a, 2)); Array.print(Array.resample(a, 4)); Array.print(Array.resample(newArray(3), 4)); Array.print(Array.resample(a, 10));
