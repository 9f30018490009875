print("before"); exit("The end"); print("after");
