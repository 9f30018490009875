a = newArray(-3);
