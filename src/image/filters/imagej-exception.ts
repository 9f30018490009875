/** ImageJ would throw a Java exception here: it shows it in a window, leaves the image as it then is, and the macro goes on. */
export class ImagejException extends Error {}
