import { unknownPathRoute } from "../../../api/rest/unknown-path.ts";
import { serve } from "../../server.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(unknownPathRoute);
