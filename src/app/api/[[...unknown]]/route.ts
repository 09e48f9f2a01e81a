import { serve } from "../../server.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve("unknownPath");
