Dialog.addNumber("a", 1);
