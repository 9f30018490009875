a = newArray(-1);
