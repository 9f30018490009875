if (true) print("a");
newImage("a" "8-bit black" 4 4 1);
